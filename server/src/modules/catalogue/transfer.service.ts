import type { Actor } from '../../kernel/actor.js';
import { canonical, sha256 } from '../../kernel/crypto/index.js';
import { isDuplicate, type Database } from '../../kernel/database/index.js';
import { ConcurrentChange, InvalidInput } from '../../kernel/errors.js';
import { recordEvidence } from '../evidence/index.js';
import { catalogueDocument, type CatalogueDocument, type ImportResult } from './catalogue-transfer.contract.js';
import { catalogueImported } from './catalogue.evidence.js';
import { digestOf, type ChangeChecks, type Judged } from './change-checks.js';
import { insertChange, newChange } from './change-moves.js';
import { DatasetChange } from './dataset-change.entity.js';
import type { DatasetDefinition } from './definition.contract.js';
import type { DefinitionFault } from './definition-faults.pure.js';
import { definitionOf, type PublishedVersions, type VersionedDataset } from './published-versions.js';

const faultsShown = 200;

/** The catalogue out of one platform and into another, as drafts that people still have to review. */
export class TransferService {
  constructor(
    private readonly database: Database,
    private readonly published: PublishedVersions,
    private readonly checks: ChangeChecks,
  ) {}

  /** Equal catalogues are equal bytes: nothing in it depends on who exports, or when. */
  static documentOf(datasets: readonly VersionedDataset[]): string {
    const definitions = datasets.map(definitionOf);
    const document: CatalogueDocument = { format: 'xinyidai-catalogue-1', digest: sha256(canonical(definitions)), datasets: definitions };
    return canonical(document);
  }

  async take(actor: Actor, bytes: Uint8Array): Promise<ImportResult> {
    const document = parsed(bytes);
    const digest = sha256(canonical(document.datasets));
    const newest = await this.published.newest();
    const isNew = (definition: DatasetDefinition): boolean => {
      const base = newest.get(definition.code);
      return !base || digestOf(definitionOf(base)) !== digestOf(definition);
    };
    const judged = new Map<string, Judged>();
    const faults: DefinitionFault[] = [];
    for (const [index, definition] of document.datasets.entries()) {
      // What is there already is left as it is, also where a later rule would find fault with it.
      if (!isNew(definition)) continue;
      const one = await this.checks.judge(definition, document.datasets);
      judged.set(definition.code, one);
      faults.push(...one.faults.map((fault) => ({ ...fault, pointer: `/datasets/${index}${fault.pointer}` })));
    }
    refuse(faults);
    return this.database
      .transaction(async (tx) => {
        const items: ImportResult['items'] = [];
        const taken: DefinitionFault[] = [];
        for (const [index, definition] of document.datasets.entries()) {
          const { code, title } = definition;
          const one = judged.get(code);
          if (!one) {
            items.push({ code, title, outcome: 'unchanged', changeId: null });
            continue;
          }
          const open = await tx.findOneBy(DatasetChange, { openCode: code });
          if (open && open.digest !== digestOf(definition)) {
            taken.push({ pointer: `/datasets/${index}/code`, rule: 'openChange', detail: `${code} 已经有一份内容不同的修改在办，先把它办完或放弃` });
          } else if (open) {
            items.push({ code, title, outcome: 'alreadyDrafted', changeId: open.id });
          } else {
            const note = `从文件导入（摘要 ${digest.slice(0, 12)}）`;
            const change = newChange(actor, { definition, baseVersion: one.base?.version ?? null, note, origin: 'import' });
            await insertChange(tx, actor, change);
            items.push({ code, title, outcome: 'drafted', changeId: change.id });
          }
        }
        refuse(taken);
        const drafted = items.filter(({ outcome }) => outcome === 'drafted').map(({ code }) => code);
        if (drafted.length > 0) await recordEvidence(tx, actor, catalogueImported, { digest, datasets: items.length, drafted });
        return { digest, items };
      })
      .catch((error: unknown) => {
        if (isDuplicate(error)) throw new ConcurrentChange('刚刚有人起草了同一项，请再传一次');
        throw error;
      });
  }
}

function parsed(bytes: Uint8Array): CatalogueDocument {
  const raw = jsonOf(bytes);
  const result = catalogueDocument.safeParse(raw);
  if (!result.success) {
    const faults = result.error.issues.map(({ path, code, message }) => ({
      pointer: `/${path.map((step) => String(step).replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`,
      rule: code,
      detail: message,
    }));
    refuse(faults);
    throw new Error('A refused document has issues');
  }
  const document = result.data;
  // Of the text as it came: what a default filled in was not there when the digest was made.
  if (document.digest !== sha256(canonical((raw as CatalogueDocument).datasets)))
    refuse([{ pointer: '/digest', rule: 'digestMismatch', detail: '内容和摘要对不上：文件没有传完整，或导出以后改过' }]);
  const seen = new Set<string>();
  const repeated = document.datasets.flatMap(({ code }, index): DefinitionFault[] => {
    const isRepeated = seen.has(code);
    seen.add(code);
    return !isRepeated ? [] : [{ pointer: `/datasets/${index}/code`, rule: 'duplicate', detail: `${code} 在文件里有两份` }];
  });
  refuse(repeated);
  return document;
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    throw new InvalidInput('这不是 JSON 文件', {}, [{ pointer: '', rule: 'notJson', detail: '这不是 JSON 文件：请选从目录导出的文件' }]);
  }
}

function refuse(faults: readonly DefinitionFault[]): void {
  const [first] = faults;
  if (first) throw new InvalidInput(`有 ${faults.length} 处要改：${first.detail}`, { faults: faults.length }, faults.slice(0, faultsShown));
}
