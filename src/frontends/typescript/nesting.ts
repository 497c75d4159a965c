/** The native parser ends the whole process when its stack runs out, in a worker thread from about 2,000 nested functions on. */
const maxDepth = 1000;
const maxOperators = 3000;

const strings = /"(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\[^])*'|\/\/.*|\/\*[^]*?\*\//g;

/**
 * Whether brackets or chains of operators are nested so deeply that parsing is unsafe. Real source stays far below; the answer may be wrong
 * only for text with a thousand unbalanced brackets in regular expressions or templates.
 */
export function isNestedTooDeeply(text: string): boolean {
  return text.length > 2 * maxDepth && isDeep(text) && isDeep(text.replace(strings, '0'));
}

function isDeep(text: string): boolean {
  let depth = 0;
  let operators = 0;
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case 40: // (
      case 91: // [
      case 123: // {
        if (++depth > maxDepth) return true;
        operators = 0;
        break;
      case 41: // )
      case 93: // ]
      case 125: // }
        depth = Math.max(0, depth - 1);
        operators = 0;
        break;
      case 44: // ,
      case 59: // ;
        operators = 0;
        break;
      case 33: // !
      case 42: // *
      case 43: // +
      case 45: // -
      case 60: // <
      case 61: // =
      case 63: // ?
      case 126: // ~
        if (++operators > maxOperators) return true;
    }
  }
  return false;
}
