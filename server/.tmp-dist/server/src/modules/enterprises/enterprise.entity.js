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
import { fen } from '../../kernel/database/index.js';
/** A firm as the register knows it. The register's columns change only through `register`. */
let Enterprise = class Enterprise {
};
__decorate([
    PrimaryColumn({ type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], Enterprise.prototype, "id", void 0);
__decorate([
    Column({ type: 'varchar', length: 18 }),
    __metadata("design:type", String)
], Enterprise.prototype, "uscc", void 0);
__decorate([
    Column({ type: 'varchar', length: 200 }),
    __metadata("design:type", String)
], Enterprise.prototype, "name", void 0);
__decorate([
    Column({ name: 'search_name', type: 'varchar', length: 200 }),
    __metadata("design:type", String)
], Enterprise.prototype, "searchName", void 0);
__decorate([
    Column({ name: 'legal_representative', type: 'varchar', length: 60, nullable: true }),
    __metadata("design:type", Object)
], Enterprise.prototype, "legalRepresentative", void 0);
__decorate([
    Column({ name: 'identity_index', type: 'varchar', length: 64, nullable: true }),
    __metadata("design:type", Object)
], Enterprise.prototype, "identityIndex", void 0);
__decorate([
    Column({ type: 'varchar', length: 6, nullable: true }),
    __metadata("design:type", Object)
], Enterprise.prototype, "region", void 0);
__decorate([
    Column({ type: 'varchar', length: 10, nullable: true }),
    __metadata("design:type", Object)
], Enterprise.prototype, "industry", void 0);
__decorate([
    Column({ name: 'registered_capital_fen', type: 'bigint', nullable: true, transformer: fen }),
    __metadata("design:type", Object)
], Enterprise.prototype, "registeredCapitalFen", void 0);
__decorate([
    Column({ name: 'established_on', type: 'varchar', length: 10, nullable: true }),
    __metadata("design:type", Object)
], Enterprise.prototype, "establishedOn", void 0);
__decorate([
    Column({ type: 'varchar', length: 20 }),
    __metadata("design:type", String)
], Enterprise.prototype, "status", void 0);
__decorate([
    Column({ type: 'integer', nullable: true }),
    __metadata("design:type", Object)
], Enterprise.prototype, "employees", void 0);
__decorate([
    Column({ name: 'size_class', type: 'varchar', length: 10 }),
    __metadata("design:type", String)
], Enterprise.prototype, "sizeClass", void 0);
__decorate([
    Column({ name: 'registered_as_of', type: 'datetime', precision: 3, nullable: true }),
    __metadata("design:type", Object)
], Enterprise.prototype, "registeredAsOf", void 0);
__decorate([
    Column({ name: 'claimed_by', type: 'varchar', length: 26, nullable: true }),
    __metadata("design:type", Object)
], Enterprise.prototype, "claimedBy", void 0);
__decorate([
    Column({ name: 'created_at', type: 'datetime', precision: 3 }),
    __metadata("design:type", Date)
], Enterprise.prototype, "createdAt", void 0);
Enterprise = __decorate([
    Entity('enterprises'),
    Index('ux_enterprises_uscc', ['uscc'], { unique: true }),
    Index('ix_enterprises_search_name', ['searchName']),
    Index('ix_enterprises_claimed_by', ['claimedBy'])
], Enterprise);
export { Enterprise };
//# sourceMappingURL=enterprise.entity.js.map