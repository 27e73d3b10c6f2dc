import { describe, expect, it } from 'vitest';
import { makeUscc } from '@server/kernel/pure/uscc';
import { identityProblem, usccProblem } from './claimChecks';

const valid = makeUscc('9', '1', '990102', 'MA7K4X3T');

describe('What is said about a code before it is sent', () => {
  it('lets a valid code through, however it was pasted', () => {
    expect(usccProblem(valid)).toBe(false);
    expect(usccProblem(` ${valid.slice(0, 8)}-${valid.slice(8).toLowerCase()} `)).toBe(false);
  });
  it('lets a doubtful code through to a person, because genuine ones exist', () => {
    const wrong = valid.endsWith('0') ? '1' : '0';
    expect(usccProblem(valid.slice(0, 17) + wrong)).toBe(false);
  });
  it('counts what is missing', () => {
    expect(usccProblem(valid.slice(0, 17))).toContain('少 1 位');
    expect(usccProblem('')).toBe('填统一社会信用代码');
  });
});

describe('The identity number', () => {
  it('may end in X and is never corrected', () => {
    expect(identityProblem('11010519491231002X')).toBe(false);
    expect(identityProblem('1101051949123100')).toContain('16 位');
    expect(identityProblem('1101051949123100XX')).toBe('身份证号前 17 位只能是数字');
  });
});
