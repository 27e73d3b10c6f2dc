import * as signers from '../../src/modules/consents/signers.contract.js';
import type { SignersView } from '../../src/modules/consents/signers.contract.js';
import type { Person } from '../world.js';
import type { Case, Input } from './line.js';

/** A firm of its own for each story: further signers would stop every other grant of the stage's firm. */
async function firmWithSigner({ stage, side, who }: Case) {
  const { world, scenes } = stage;
  const firm = await world.newFirm(`江澄共签${stage.next()}有限公司`, side.region);
  const party = { kind: 'enterprise', id: firm.id } as const;
  const setter = await world.newPerson(party, 'enterpriseOwner', '设置人');
  const grantor = await world.newPerson(party, 'enterpriseAgent', '授权人');
  const signer = await world.newPerson(party, who === 'enterpriseAgent' ? 'enterpriseAgent' : 'enterpriseOwner', '签署人');
  return { firm: { ...firm, owner: grantor }, setter, signer, scenes, world };
}

const propose = (world: Case['stage']['world'], by: Person, list: readonly Person[]) =>
  world.as(by).post(signers.proposeSigners, { body: { signers: list.map(({ personId }) => ({ role: 'financeOfficer' as const, personId })) } });

export async function proposal(one: Case): Promise<Input> {
  const { setter, signer } = await firmWithSigner(one);
  return { body: { signers: [{ role: 'financeOfficer', personId: signer.personId }] }, caller: setter };
}

/** A change that waits for the signer of today, who is the one that calls. */
export async function change(one: Case): Promise<Input> {
  const { setter, signer, world } = await firmWithSigner(one);
  await propose(world, setter, [signer]).expect(201);
  const { proposed } = (await propose(world, setter, []).expect(201)).body as SignersView;
  return { params: { ruleId: proposed?.id ?? '' }, body: {}, caller: signer };
}

/** A consent that was granted and waits for the one who calls. */
export async function cosigned(one: Case): Promise<Input> {
  const { firm, setter, signer, scenes, world } = await firmWithSigner(one);
  await propose(world, setter, [signer]).expect(201);
  const consent = await scenes.grantedConsent(firm, await scenes.draftedApplication(firm, one.side.bank));
  return { params: { consentId: consent.id }, body: { digest: consent.digest }, caller: signer };
}
