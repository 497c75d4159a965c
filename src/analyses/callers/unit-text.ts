import type { CallInstruction, Module, Unit } from '../../ir/model.ts';

/** The name by which a person knows a function: `normalise`, `Network.forward`; undefined when it has none. */
export function nameOfUnit({ name, classId, kind, module }: Unit): string | undefined {
  const type = classId === undefined ? undefined : module.classes[classId]?.name;
  const own = kind === 'constructor' ? 'constructor' : name;
  return own !== undefined && type !== undefined ? `${type}.${own}` : own;
}

/** The function in a sentence. */
export function unitText(unit: Unit): string {
  const name = nameOfUnit(unit);
  return name === undefined ? 'the function around it' : `\`${name}\``;
}

/** Longer than this, the name alone says more. */
const longestText = 40;

/** What is called, as written in the source: `tf.tidy`. */
export function textOfCallee({ module, call }: { readonly module: Module; readonly call: CallInstruction }): string {
  const text = module.text.slice(call.span.start, call.calleeSpan.end);
  return text.length > longestText || text.includes('\n') ? module.text.slice(call.calleeSpan.start, call.calleeSpan.end) : text;
}
