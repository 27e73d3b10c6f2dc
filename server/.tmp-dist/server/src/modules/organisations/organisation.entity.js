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
/** A party that is no enterprise: the operator, a data source, a bank, a regulator, a guarantor. */
let Organisation = class Organisation {
};
__decorate([
    PrimaryColumn({ type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], Organisation.prototype, "id", void 0);
__decorate([
    Column({ type: 'varchar', length: 12 }),
    __metadata("design:type", String)
], Organisation.prototype, "kind", void 0);
__decorate([
    Column({ type: 'varchar', length: 100 }),
    __metadata("design:type", String)
], Organisation.prototype, "name", void 0);
__decorate([
    Column({ name: 'search_name', type: 'varchar', length: 100 }),
    __metadata("design:type", String)
], Organisation.prototype, "searchName", void 0);
__decorate([
    Column({ name: 'short_name', type: 'varchar', length: 20 }),
    __metadata("design:type", String)
], Organisation.prototype, "shortName", void 0);
__decorate([
    Column({ type: 'varchar', length: 18, nullable: true }),
    __metadata("design:type", Object)
], Organisation.prototype, "uscc", void 0);
__decorate([
    Column({ type: 'varchar', length: 6 }),
    __metadata("design:type", String)
], Organisation.prototype, "region", void 0);
__decorate([
    Column({ name: 'created_at', type: 'datetime', precision: 3 }),
    __metadata("design:type", Date)
], Organisation.prototype, "createdAt", void 0);
Organisation = __decorate([
    Entity('organisations'),
    Index('ix_organisations_kind', ['kind', 'id']),
    Index('ux_organisations_search_name', ['searchName'], { unique: true }),
    Index('ux_organisations_uscc', ['uscc'], { unique: true })
], Organisation);
export { Organisation };
//# sourceMappingURL=organisation.entity.js.map