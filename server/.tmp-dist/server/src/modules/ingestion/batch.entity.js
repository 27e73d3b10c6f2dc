var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { count } from '../../kernel/database/index.js';
/** One delivery of one source: its file, how far it is, and what became of its rows. */
let Batch = class Batch {
};
__decorate([
    PrimaryColumn({ type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], Batch.prototype, "id", void 0);
__decorate([
    Column({ name: 'organisation_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], Batch.prototype, "organisationId", void 0);
__decorate([
    Column({ type: 'varchar', length: 20 }),
    __metadata("design:type", String)
], Batch.prototype, "reference", void 0);
__decorate([
    Column({ type: 'varchar', length: 10 }),
    __metadata("design:type", String)
], Batch.prototype, "dataset", void 0);
__decorate([
    Column({ name: 'dataset_version', type: 'integer' }),
    __metadata("design:type", Number)
], Batch.prototype, "datasetVersion", void 0);
__decorate([
    Column({ name: 'mapping_version', type: 'integer' }),
    __metadata("design:type", Number)
], Batch.prototype, "mappingVersion", void 0);
__decorate([
    Column({ type: 'varchar', length: 20 }),
    __metadata("design:type", String)
], Batch.prototype, "state", void 0);
__decorate([
    Column({ name: 'file_name', type: 'varchar', length: 200 }),
    __metadata("design:type", String)
], Batch.prototype, "fileName", void 0);
__decorate([
    Column({ type: 'bigint', transformer: count }),
    __metadata("design:type", Number)
], Batch.prototype, "bytes", void 0);
__decorate([
    Column({ type: 'varchar', length: 64 }),
    __metadata("design:type", String)
], Batch.prototype, "digest", void 0);
__decorate([
    Column({ name: 'delivery_key', type: 'varchar', length: 160, nullable: true }),
    __metadata("design:type", Object)
], Batch.prototype, "deliveryKey", void 0);
__decorate([
    Column({ type: 'varchar', length: 20, nullable: true }),
    __metadata("design:type", Object)
], Batch.prototype, "encoding", void 0);
__decorate([
    Column({ name: 'received_at', type: 'datetime', precision: 3 }),
    __metadata("design:type", Date)
], Batch.prototype, "receivedAt", void 0);
__decorate([
    Column({ name: 'sent_by', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], Batch.prototype, "sentBy", void 0);
__decorate([
    Column({ name: 'finished_at', type: 'datetime', precision: 3, nullable: true }),
    __metadata("design:type", Object)
], Batch.prototype, "finishedAt", void 0);
__decorate([
    Column({ name: 'run_job_id', type: 'varchar', length: 26, nullable: true }),
    __metadata("design:type", Object)
], Batch.prototype, "runJobId", void 0);
__decorate([
    Column({ name: 'run_started_at', type: 'datetime', precision: 3, nullable: true }),
    __metadata("design:type", Object)
], Batch.prototype, "runStartedAt", void 0);
__decorate([
    Column({ name: 'run_started_rows', type: 'integer' }),
    __metadata("design:type", Number)
], Batch.prototype, "runStartedRows", void 0);
__decorate([
    Column({ name: 'rows_total', type: 'integer', nullable: true }),
    __metadata("design:type", Object)
], Batch.prototype, "rowsTotal", void 0);
__decorate([
    Column({ name: 'rows_done', type: 'integer' }),
    __metadata("design:type", Number)
], Batch.prototype, "rowsDone", void 0);
__decorate([
    Column({ type: 'integer' }),
    __metadata("design:type", Number)
], Batch.prototype, "accepted", void 0);
__decorate([
    Column({ type: 'integer' }),
    __metadata("design:type", Number)
], Batch.prototype, "replaced", void 0);
__decorate([
    Column({ type: 'integer' }),
    __metadata("design:type", Number)
], Batch.prototype, "unchanged", void 0);
__decorate([
    Column({ type: 'integer' }),
    __metadata("design:type", Number)
], Batch.prototype, "rejected", void 0);
__decorate([
    Column({ type: 'integer' }),
    __metadata("design:type", Number)
], Batch.prototype, "waiting", void 0);
__decorate([
    Column({ name: 'enterprises_touched', type: 'integer' }),
    __metadata("design:type", Number)
], Batch.prototype, "enterprisesTouched", void 0);
__decorate([
    Column({ name: 'uscc_errors', type: 'integer' }),
    __metadata("design:type", Number)
], Batch.prototype, "usccErrors", void 0);
__decorate([
    Column({ type: 'text' }),
    __metadata("design:type", String)
], Batch.prototype, "causes", void 0);
__decorate([
    Column({ type: 'text', nullable: true }),
    __metadata("design:type", Object)
], Batch.prototype, "refusal", void 0);
Batch = __decorate([
    Entity('batches'),
    Index('ix_batches_organisation', ['organisationId', 'id']),
    Index('ix_batches_state', ['state']),
    Index('ix_batches_sent_by', ['sentBy']),
    Index('ix_batches_queue', ['organisationId', 'dataset', 'state', 'id']),
    Index('ux_batches_reference', ['organisationId', 'reference'], { unique: true }),
    Index('ux_batches_delivery_key', ['deliveryKey'], { unique: true })
], Batch);
export { Batch };
//# sourceMappingURL=batch.entity.js.map