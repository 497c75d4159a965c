import { hierarchy, type HierarchyRectangularNode, treemap } from 'd3-hierarchy';
import type { FileRisk } from '../document/audit-document.ts';
import { count } from './parts.ts';
import { html, type Html } from './tag.ts';

/** The map is laid out in these units and drawn in percents of them. */
const width = 1200;
const height = 460;
const titleHeight = 20;

interface MapNode {
  readonly name: string;
  readonly children?: readonly MapNode[];
  readonly file?: FileRisk;
}

type Tile = HierarchyRectangularNode<MapNode>;

/** The project as a map: each file takes the room of its lines and the color of its risk. Files with issues are links. */
export function treemapOf(files: readonly FileRisk[]): Html {
  const root = hierarchy<MapNode>({ name: '', children: byService(files) }, ({ children }) => children).sum(({ file }) =>
    file ? Math.max(1, file.lines) : 0,
  );
  root.sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
  const layout = treemap<MapNode>()
    .size([width, height])
    .paddingInner(1)
    .paddingTop(({ depth }) => (depth === 1 ? titleHeight : 0));
  const groups = layout(root).children ?? [];
  const shared = sharedFolder(groups.map(({ data }) => data.name));
  return html`<div class="map">${groups.map((group) => groupBox(group, shared))}</div>`;
}

/** The folder in which all stand, with its slash: it would take the room in which they differ. */
function sharedFolder(names: readonly string[]): string {
  const [first = ''] = names;
  const isShared = (folder: string) => names.every((name) => name.startsWith(folder) && name.length > folder.length);
  let shared = '';
  for (let end = first.indexOf('/'); end >= 0 && isShared(first.slice(0, end + 1)); end = first.indexOf('/', end + 1))
    shared = first.slice(0, end + 1);
  return shared;
}

function byService(files: readonly FileRisk[]): readonly MapNode[] {
  const services = [...new Set(files.map(({ service }) => service))];
  return services.map((name) => {
    const own = files.filter(({ service }) => service === name);
    return { name, children: own.map((file) => ({ name: file.path.slice(file.path.lastIndexOf('/') + 1), file })) };
  });
}

function groupBox(group: Tile, shared: string): Html {
  const { name } = group.data;
  return html`<div class="group" style="${box(group)}" title="${name}"><span class="title">${name.slice(shared.length)}</span></div>
    ${(group.children ?? []).map(fileTile)}`;
}

function fileTile(tile: Tile): Html {
  const { name, file } = tile.data;
  if (!file) return html``;
  const { path, risk, count: issues } = file;
  if (risk === 'none') return html`<span class="tile none" style="${box(tile)}" title="${path}: clean" aria-hidden="true">${name}</span> `;
  const said = `${path}: ${count(issues, 'issue')}, gravest ${risk}`;
  return html`<a class="tile ${risk}" style="${box(tile)}" href="#issues" data-shows-file="${path}" title="${said}" aria-label="${said}"
    >${name} <b>${issues}</b></a
  > `;
}

function box({ x0, x1, y0, y1 }: Tile): string {
  const percent = (part: number, whole: number) => `${Number(((part / whole) * 100).toFixed(3))}%`;
  return `left:${percent(x0, width)};top:${percent(y0, height)};width:${percent(x1 - x0, width)};height:${percent(y1 - y0, height)}`;
}
