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
/** A genuine registration whose last character breaks GB 32100, let through by a person with a reason. */
let UsccException = class UsccException {
};
__decorate([
    PrimaryColumn({ type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], UsccException.prototype, "id", void 0);
__decorate([
    Column({ type: 'varchar', length: 18 }),
    __metadata("design:type", String)
], UsccException.prototype, "code", void 0);
__decorate([
    Column({ type: 'varchar', length: 1 }),
    __metadata("design:type", String)
], UsccException.prototype, "expected", void 0);
__decorate([
    Column({ type: 'varchar', length: 500 }),
    __metadata("design:type", String)
], UsccException.prototype, "reason", void 0);
__decorate([
    Column({ name: 'made_by', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], UsccException.prototype, "madeBy", void 0);
__decorate([
    Column({ name: 'made_at', type: 'datetime', precision: 3 }),
    __metadata("design:type", Date)
], UsccException.prototype, "madeAt", void 0);
UsccException = __decorate([
    Entity('uscc_exceptions'),
    Index('ux_uscc_exceptions_code', ['code'], { unique: true }),
    Index('ix_uscc_exceptions_made_by', ['madeBy'])
], UsccException);
export { UsccException };
//# sourceMappingURL=uscc-exception.entity.js.map