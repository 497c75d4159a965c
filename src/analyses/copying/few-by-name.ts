/** Names of lists that a program is set up with, or that a person writes out in one call or command: they have a handful of elements. */
const few =
  /(^|[a-z_])(args|argv|arguments|params|parameters|options|opts|settings|flags|plugins|presets|middlewares?|extensions|columns|fields|attributes|attrs|discriminators|directives|decorators|imports|exports|locales|languages|formats|themes|tabs|periods|modes|kinds|stages|steps|phases|axes|sides|channels|dims?|dimensions|streams|stream_?ids)$/i;

/** Whether the name of what is gone through, as it stands in the program, says that there are few: `|options.plugins|`, `|Object.keys(fields)|`. */
export function areFewByName(text: string): boolean {
  const name = /(\w+)\W*$/.exec(text)?.[1];
  return name !== undefined && few.test(name);
}
