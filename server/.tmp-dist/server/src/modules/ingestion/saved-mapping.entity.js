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
/** One version of how a source's file becomes a dataset. Never changed: a delivery keeps the version it was read by. */
let SavedMapping = class SavedMapping {
};
__decorate([
    PrimaryColumn({ name: 'organisation_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], SavedMapping.prototype, "organisationId", void 0);
__decorate([
    PrimaryColumn({ type: 'varchar', length: 10 }),
    __metadata("design:type", String)
], SavedMapping.prototype, "dataset", void 0);
__decorate([
    PrimaryColumn({ type: 'integer' }),
    __metadata("design:type", Number)
], SavedMapping.prototype, "version", void 0);
__decorate([
    Column({ type: 'text' }),
    __metadata("design:type", String)
], SavedMapping.prototype, "mapping", void 0);
__decorate([
    Column({ name: 'saved_at', type: 'datetime', precision: 3 }),
    __metadata("design:type", Date)
], SavedMapping.prototype, "savedAt", void 0);
__decorate([
    Column({ name: 'saved_by', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], SavedMapping.prototype, "savedBy", void 0);
SavedMapping = __decorate([
    Entity('mappings'),
    Index('ix_mappings_saved_by', ['savedBy'])
], SavedMapping);
export { SavedMapping };
//# sourceMappingURL=saved-mapping.entity.js.map