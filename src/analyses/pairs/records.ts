import { instructionsOf } from '../../ir/walk.ts';
import type { Declaration } from './declared.ts';

const databases =
  /(^|[._#])(db|database|repo|repository|\w*repository|prisma|knex|sql|mongo\w*|mongoose|orm|entitymanager|em|dao|supabase|firestore|firebase|typeorm|sequelize|drizzle|collection|table)\b|\.(save|insert\w*|findOne\w*|findBy\w*|findMany|upsert|deleteOne|deleteMany|updateOne|createMany|destroyOne)$/i;
const services = /(^|[._#])(fetch|axios|http|https|got|ky|superagent|api)\b|\.(post|put|patch)$/i;
const serviceNames = /(api|repo|repository|service|store|storage|client|db|database|dao|model|resource|backend|server)$/;

/** Whether what a function makes is a record that a database keeps, or that another service keeps under a plain name: made to stay until somebody asks to delete it. */
export function isRecord({ unit, owner }: Declaration, noun: string): boolean {
  const isPlain = !noun.includes(' ');
  if (!unit) return isPlain && typeof owner === 'string' && serviceNames.test(owner);
  for (const node of instructionsOf(unit.body)) {
    if (node.op !== 'call') continue;
    const callee = unit.module.text.slice(node.calleeSpan.start, node.calleeSpan.end);
    const receiver = node.callee.kind === 'method' ? unit.module.text.slice(node.span.start, node.calleeSpan.end) : callee;
    if (databases.test(receiver) || (isPlain && services.test(receiver))) return true;
  }
  return false;
}
