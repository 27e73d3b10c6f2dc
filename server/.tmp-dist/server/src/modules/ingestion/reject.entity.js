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
/** Why one cell of a delivery was not taken. The row itself lies beside it in `rejected_rows`, for its sender only. */
let Reject = class Reject {
};
__decorate([
    PrimaryColumn({ name: 'batch_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], Reject.prototype, "batchId", void 0);
__decorate([
    PrimaryColumn({ type: 'integer' }),
    __metadata("design:type", Number)
], Reject.prototype, "line", void 0);
__decorate([
    PrimaryColumn({ type: 'integer' }),
    __metadata("design:type", Number)
], Reject.prototype, "place", void 0);
__decorate([
    Column({ type: 'varchar', length: 60 }),
    __metadata("design:type", String)
], Reject.prototype, "field", void 0);
__decorate([
    Column({ type: 'varchar', length: 200 }),
    __metadata("design:type", String)
], Reject.prototype, "header", void 0);
__decorate([
    Column({ type: 'varchar', length: 60 }),
    __metadata("design:type", String)
], Reject.prototype, "rule", void 0);
__decorate([
    Column({ type: 'varchar', length: 200 }),
    __metadata("design:type", String)
], Reject.prototype, "received", void 0);
__decorate([
    Column({ type: 'varchar', length: 500 }),
    __metadata("design:type", String)
], Reject.prototype, "detail", void 0);
__decorate([
    Column({ type: 'varchar', length: 500 }),
    __metadata("design:type", String)
], Reject.prototype, "remedy", void 0);
Reject = __decorate([
    Entity('rejects', { withoutRowid: true }),
    Index('ix_rejects_cause', ['batchId', 'rule', 'field'])
], Reject);
export { Reject };
//# sourceMappingURL=reject.entity.js.map