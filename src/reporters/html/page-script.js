// Runs in the page of a report: search, filters, links to issues, and the choice of colors.
const root = document.documentElement;

function setUpTheme() {
  const button = document.getElementById('theme');
  const prefersDark = matchMedia('(prefers-color-scheme: dark)');
  const isDark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : prefersDark.matches);
  const label = () => (button.textContent = isDark() ? 'Light' : 'Dark');
  button.addEventListener('click', () => {
    root.dataset.theme = isDark() ? 'light' : 'dark';
    label();
  });
  prefersDark.addEventListener('change', label);
  label();
  button.hidden = false;
}

const form = document.querySelector('form.filter');
const items = [...document.querySelectorAll('li.issue')];
const texts = new Map();
let onlyFile = '';

function textOf(item) {
  if (!texts.has(item)) texts.set(item, item.textContent.toLowerCase());
  return texts.get(item);
}

function applyFilter() {
  const { text, rule, service, file, open } = form.elements;
  const words = text.value.toLowerCase().split(/\s+/).filter(Boolean);
  const severities = new Set([...form.querySelectorAll('[name=severity]:checked')].map(({ value }) => value));
  let shown = 0;
  for (const item of items) {
    const { dataset } = item;
    const isShown =
      severities.has(dataset.severity) &&
      (rule.value === '' || rule.value === dataset.rule) &&
      (service.value === '' || service.value === dataset.service) &&
      (onlyFile === '' || onlyFile === dataset.file) &&
      words.every((word) => textOf(item).includes(word));
    if (item.hidden === isShown) item.hidden = !isShown;
    if (isShown) shown += 1;
  }
  file.hidden = onlyFile === '';
  file.querySelector('code').textContent = onlyFile;
  form.elements.shown.value = `${shown} of ${items.length} shown`;
  open.textContent = 'Open all';
}

function reset() {
  onlyFile = '';
  form.reset();
}

/** A link of the summary, the map or the table of services shows what it stands for, and nothing else. */
function showOnly({ showsRule = '', showsService = '', showsFile = '' }) {
  reset();
  form.elements.rule.value = showsRule;
  form.elements.service.value = showsService;
  onlyFile = showsFile;
  applyFilter();
  document.getElementById('issues').focus();
}

function openTarget() {
  const item = location.hash.startsWith('#issue-') && document.getElementById(location.hash.slice(1));
  if (!item) return;
  if (item.hidden) {
    reset();
    applyFilter();
  }
  const details = item.querySelector('details');
  details.open = true;
  details.querySelector('summary').focus();
  item.scrollIntoView();
}

function toggleAll({ currentTarget }) {
  const isOpening = currentTarget.textContent === 'Open all';
  for (const item of items) if (!item.hidden) item.querySelector('details').open = isOpening;
  currentTarget.textContent = isOpening ? 'Close all' : 'Open all';
}

function setUpFilter() {
  form.hidden = false;
  form.addEventListener('input', applyFilter);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => {
    onlyFile = '';
    setTimeout(applyFilter);
  });
  form.elements.open.addEventListener('click', toggleAll);
  form.elements.file.addEventListener('click', () => {
    onlyFile = '';
    applyFilter();
    form.elements.text.focus();
  });
  document.addEventListener('click', (event) => {
    const link = event.target.closest('[data-shows-rule], [data-shows-service], [data-shows-file]');
    if (link) showOnly(link.dataset);
    else if (event.target.closest(`a[href="${location.hash}"]`)) openTarget();
  });
  addEventListener('hashchange', openTarget);
  applyFilter();
  openTarget();
}

setUpTheme();
if (form) setUpFilter();
