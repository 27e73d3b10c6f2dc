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
/** A row as it was before another with the same key took its place. */
let ReplacedRecord = class ReplacedRecord {
};
__decorate([
    PrimaryColumn({ type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], ReplacedRecord.prototype, "id", void 0);
__decorate([
    Column({ name: 'enterprise_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], ReplacedRecord.prototype, "enterpriseId", void 0);
__decorate([
    Column({ type: 'varchar', length: 10 }),
    __metadata("design:type", String)
], ReplacedRecord.prototype, "dataset", void 0);
__decorate([
    Column({ type: 'varchar', length: 10 }),
    __metadata("design:type", String)
], ReplacedRecord.prototype, "period", void 0);
__decorate([
    Column({ name: 'natural_key', type: 'varchar', length: 120 }),
    __metadata("design:type", String)
], ReplacedRecord.prototype, "naturalKey", void 0);
__decorate([
    Column({ type: 'integer' }),
    __metadata("design:type", Number)
], ReplacedRecord.prototype, "version", void 0);
__decorate([
    Column({ type: 'varchar', length: 20 }),
    __metadata("design:type", String)
], ReplacedRecord.prototype, "disclosure", void 0);
__decorate([
    Column({ type: 'text' }),
    __metadata("design:type", String)
], ReplacedRecord.prototype, "body", void 0);
__decorate([
    Column({ type: 'text', nullable: true }),
    __metadata("design:type", Object)
], ReplacedRecord.prototype, "sealed", void 0);
__decorate([
    Column({ type: 'varchar', length: 64 }),
    __metadata("design:type", String)
], ReplacedRecord.prototype, "digest", void 0);
__decorate([
    Column({ name: 'batch_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], ReplacedRecord.prototype, "batchId", void 0);
__decorate([
    Column({ name: 'loaded_at', type: 'datetime', precision: 3 }),
    __metadata("design:type", Date)
], ReplacedRecord.prototype, "loadedAt", void 0);
__decorate([
    Column({ name: 'replaced_at', type: 'datetime', precision: 3 }),
    __metadata("design:type", Date)
], ReplacedRecord.prototype, "replacedAt", void 0);
__decorate([
    Column({ name: 'replaced_by', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], ReplacedRecord.prototype, "replacedBy", void 0);
ReplacedRecord = __decorate([
    Entity('record_history'),
    Index('ix_record_history_row', ['enterpriseId', 'dataset', 'period', 'naturalKey']),
    Index('ix_record_history_batch', ['batchId']),
    Index('ix_record_history_replaced_by', ['replacedBy'])
], ReplacedRecord);
export { ReplacedRecord };
//# sourceMappingURL=replaced-record.entity.js.map