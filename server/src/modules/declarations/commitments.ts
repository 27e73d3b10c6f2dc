import { canonical, sha256 } from '../../kernel/crypto/index.js';
import type { CommitmentView } from './declarations.contract.js';

interface Commitment {
  readonly version: number;
  readonly from: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** Every version that was ever signed stays here, word for word. A change is a new version. */
const versions: readonly Commitment[] = [
  {
    version: 1,
    from: '2026-01-01',
    title: '自主申报信用承诺书',
    paragraphs: [
      '本企业自愿填报本次申报的内容，并授权平台保存；所填内容真实、准确、完整，与本企业的账册、报表和实际经营情况一致。',
      '本企业知道：这些内容会标明“自主申报”，不代替部门提供的数据；只有本企业另行授权，银行才能看到。',
      '所填内容有变化或有错误的，本企业会及时修改或者撤回。',
      '本企业知道：本承诺作为信用承诺记录保存。填报虚假内容的，按未践诺记录，平台可以停止采用本企业的自主申报内容，并依法依规承担相应责任。',
    ],
  },
];

const withDigest = (commitment: Commitment): CommitmentView => ({
  ...commitment,
  paragraphs: [...commitment.paragraphs],
  digest: sha256(canonical({ version: commitment.version, title: commitment.title, paragraphs: commitment.paragraphs })),
});

export const commitmentAt = (date: string): CommitmentView => withDigest(versions.filter(({ from }) => from <= date).at(-1) ?? versions[0]!);

export const commitmentOf = (version: number): CommitmentView | null => {
  const found = versions.find((one) => one.version === version);
  return found ? withDigest(found) : null;
};
