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
/** A part of an organisation that people belong to: a sub-branch, a district office. */
let Branch = class Branch {
};
__decorate([
    PrimaryColumn({ type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], Branch.prototype, "id", void 0);
__decorate([
    Column({ name: 'organisation_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], Branch.prototype, "organisationId", void 0);
__decorate([
    Column({ type: 'varchar', length: 100 }),
    __metadata("design:type", String)
], Branch.prototype, "name", void 0);
__decorate([
    Column({ name: 'search_name', type: 'varchar', length: 100 }),
    __metadata("design:type", String)
], Branch.prototype, "searchName", void 0);
__decorate([
    Column({ type: 'varchar', length: 6, nullable: true }),
    __metadata("design:type", Object)
], Branch.prototype, "region", void 0);
__decorate([
    Column({ name: 'parent_id', type: 'varchar', length: 26, nullable: true }),
    __metadata("design:type", Object)
], Branch.prototype, "parentId", void 0);
__decorate([
    Column({ name: 'created_at', type: 'datetime', precision: 3 }),
    __metadata("design:type", Date)
], Branch.prototype, "createdAt", void 0);
Branch = __decorate([
    Entity('branches'),
    Index('ux_branches_organisation_name', ['organisationId', 'searchName'], { unique: true }),
    Index('ix_branches_parent', ['parentId'])
], Branch);
export { Branch };
//# sourceMappingURL=branch.entity.js.map