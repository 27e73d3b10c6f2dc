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
/** One row of a dataset about one enterprise. The key is the table: a firm's whole file is one contiguous read. */
let CreditRecord = class CreditRecord {
};
__decorate([
    PrimaryColumn({ name: 'enterprise_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], CreditRecord.prototype, "enterpriseId", void 0);
__decorate([
    PrimaryColumn({ type: 'varchar', length: 10 }),
    __metadata("design:type", String)
], CreditRecord.prototype, "dataset", void 0);
__decorate([
    PrimaryColumn({ type: 'varchar', length: 10 }),
    __metadata("design:type", String)
], CreditRecord.prototype, "period", void 0);
__decorate([
    PrimaryColumn({ name: 'natural_key', type: 'varchar', length: 120 }),
    __metadata("design:type", String)
], CreditRecord.prototype, "naturalKey", void 0);
__decorate([
    Column({ type: 'integer' }),
    __metadata("design:type", Number)
], CreditRecord.prototype, "version", void 0);
__decorate([
    Column({ type: 'varchar', length: 20 }),
    __metadata("design:type", String)
], CreditRecord.prototype, "disclosure", void 0);
__decorate([
    Column({ type: 'text' }),
    __metadata("design:type", String)
], CreditRecord.prototype, "body", void 0);
__decorate([
    Column({ type: 'text', nullable: true }),
    __metadata("design:type", Object)
], CreditRecord.prototype, "sealed", void 0);
__decorate([
    Column({ type: 'varchar', length: 64 }),
    __metadata("design:type", String)
], CreditRecord.prototype, "digest", void 0);
__decorate([
    Column({ name: 'batch_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], CreditRecord.prototype, "batchId", void 0);
__decorate([
    Column({ name: 'loaded_at', type: 'datetime', precision: 3 }),
    __metadata("design:type", Date)
], CreditRecord.prototype, "loadedAt", void 0);
CreditRecord = __decorate([
    Entity('records', { withoutRowid: true }),
    Index('ix_records_batch', ['batchId'])
], CreditRecord);
export { CreditRecord };
//# sourceMappingURL=credit-record.entity.js.map