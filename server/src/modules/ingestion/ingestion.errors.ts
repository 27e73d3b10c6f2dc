/** The batch was cancelled, or another job has taken it over: this run ends without another word. */
export class RunOver extends Error {}

/** The dataset has moved on since the mapping was saved: the whole file goes back, for every row of it would be wrong. */
export class MappingOutdated extends Error {
  readonly rule = 'mappingOutdated';
  readonly remedy = '请先修改对照表，再重传这个文件';

  constructor(readonly detail: string) {
    super(detail);
  }
}
