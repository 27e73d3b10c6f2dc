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
/** Which data source delivers which dataset. */
let DatasetSupplier = class DatasetSupplier {
};
__decorate([
    PrimaryColumn({ name: 'organisation_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], DatasetSupplier.prototype, "organisationId", void 0);
__decorate([
    PrimaryColumn({ type: 'varchar', length: 10 }),
    __metadata("design:type", String)
], DatasetSupplier.prototype, "dataset", void 0);
__decorate([
    Column({ name: 'assigned_at', type: 'datetime', precision: 3 }),
    __metadata("design:type", Date)
], DatasetSupplier.prototype, "assignedAt", void 0);
DatasetSupplier = __decorate([
    Entity('dataset_suppliers'),
    Index('ix_dataset_suppliers_dataset', ['dataset'])
], DatasetSupplier);
export { DatasetSupplier };
//# sourceMappingURL=dataset-supplier.entity.js.map