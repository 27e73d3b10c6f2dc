/** The batch was cancelled, or another job has taken it over: this run ends without another word. */
export class RunOver extends Error {
}
//# sourceMappingURL=ingestion.errors.js.map