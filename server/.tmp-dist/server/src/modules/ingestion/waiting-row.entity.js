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
/** An accepted row about a firm that is not registered yet. */
let WaitingRow = class WaitingRow {
};
__decorate([
    PrimaryColumn({ type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], WaitingRow.prototype, "id", void 0);
__decorate([
    Column({ type: 'varchar', length: 18 }),
    __metadata("design:type", String)
], WaitingRow.prototype, "uscc", void 0);
__decorate([
    Column({ name: 'organisation_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], WaitingRow.prototype, "organisationId", void 0);
__decorate([
    Column({ name: 'batch_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], WaitingRow.prototype, "batchId", void 0);
__decorate([
    Column({ type: 'varchar', length: 10 }),
    __metadata("design:type", String)
], WaitingRow.prototype, "dataset", void 0);
__decorate([
    Column({ type: 'integer' }),
    __metadata("design:type", Number)
], WaitingRow.prototype, "version", void 0);
__decorate([
    Column({ type: 'text' }),
    __metadata("design:type", String)
], WaitingRow.prototype, "content", void 0);
__decorate([
    Column({ name: 'waiting_since', type: 'datetime', precision: 3 }),
    __metadata("design:type", Date)
], WaitingRow.prototype, "waitingSince", void 0);
WaitingRow = __decorate([
    Entity('waiting_rows'),
    Index('ix_waiting_rows_uscc', ['uscc', 'id']),
    Index('ix_waiting_rows_organisation', ['organisationId']),
    Index('ix_waiting_rows_batch', ['batchId'])
], WaitingRow);
export { WaitingRow };
//# sourceMappingURL=waiting-row.entity.js.map