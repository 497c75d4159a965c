import type { NodeOf, SyntaxNode } from './syntax.ts';

/**
 * Whether a file by itself can give no finding, whatever the rules, so that it need not be lowered: it only imports, exports, and states types and
 * constants. What rules report is a call, an element of a page or a decorator that makes something, or a place that adds to a container again and
 * again. Here nothing is called and nothing runs more than once: there is no call, `new`, tagged template, `import()`, JSX, decorator, `using`,
 * function, class, loop or assignment, as only syntax that is listed counts as inert. Others may fill what the file exports: so this says nothing
 * of a file among others.
 */
export function isInert(tree: { readonly body: readonly SyntaxNode[] }): boolean {
  return tree.body.every(isInertStatement);
}

function isInertStatement(node: SyntaxNode): boolean {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'TSInterfaceDeclaration':
    case 'TSTypeAliasDeclaration':
    case 'EmptyStatement':
      return true;
    case 'ExportNamedDeclaration':
      return !node.declaration || isInertStatement(node.declaration);
    case 'ExportDefaultDeclaration':
      return node.declaration.type === 'TSInterfaceDeclaration' || isConstant(node.declaration);
    case 'ExpressionStatement':
      return typeof node.directive === 'string';
    case 'VariableDeclaration':
      return node.kind !== 'using' && node.kind !== 'await using' && node.declarations.every(isConstantDeclaration);
    case 'TSEnumDeclaration':
      return node.body.members.every(({ initializer }) => !initializer || isConstant(initializer));
    default:
      return false;
  }
}

function isConstantDeclaration({ id, init }: NodeOf['VariableDeclarator']): boolean {
  return id.type === 'Identifier' && (!init || isConstant(init));
}

/** Whether an expression is made of literals, names, properties and operators only. */
function isConstant(node: SyntaxNode): boolean {
  switch (node.type) {
    case 'Literal':
    case 'Identifier':
      return true;
    case 'TemplateLiteral':
      return node.expressions.every(isConstant);
    case 'ArrayExpression':
      return node.elements.every((each) => !each || isConstant(each));
    case 'ObjectExpression':
      return node.properties.every(isConstantProperty);
    case 'UnaryExpression':
      return node.operator !== 'delete' && isConstant(node.argument);
    case 'BinaryExpression':
    case 'LogicalExpression':
      return isConstantChain(node);
    case 'ConditionalExpression':
      return isConstant(node.test) && isConstant(node.consequent) && isConstant(node.alternate);
    case 'MemberExpression':
      return isConstant(node.object) && (!node.computed || isConstant(node.property));
    case 'SpreadElement':
      return isConstant(node.argument);
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
      return isConstant(node.expression);
    default:
      return false;
  }
}

/** Long sums lean to the left; their spine is walked without recursion. */
function isConstantChain(node: SyntaxNode): boolean {
  let left = node;
  for (; left.type === 'BinaryExpression' || left.type === 'LogicalExpression'; left = left.left) if (!isConstant(left.right)) return false;
  return isConstant(left);
}

function isConstantProperty(node: NodeOf['ObjectExpression']['properties'][number]): boolean {
  if (node.type !== 'Property') return isConstant(node);
  return node.kind === 'init' && !node.method && (!node.computed || isConstant(node.key)) && isConstant(node.value);
}
