import type { Rule } from '../src/rule/rule.ts';
import noDenseConversion from './no-dense-conversion.ts';
import noUnboundedAccumulator from './no-unbounded-accumulator.ts';
import requireRelease from './require-release.ts';
import requireTidy from './require-tidy.ts';

/** Every rule, in the order of their ids. A test checks the list against the folder. */
export const rules: readonly Rule[] = [noDenseConversion, noUnboundedAccumulator, requireRelease, requireTidy];
