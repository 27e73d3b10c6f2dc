var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { Column, Entity, PrimaryColumn } from 'typeorm';
/** A firm whose records of a dataset changed and who was not announced yet: a long delivery announces each firm once, not once per chunk. */
let RecordChange = class RecordChange {
};
__decorate([
    PrimaryColumn({ name: 'enterprise_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], RecordChange.prototype, "enterpriseId", void 0);
__decorate([
    PrimaryColumn({ type: 'varchar', length: 10 }),
    __metadata("design:type", String)
], RecordChange.prototype, "dataset", void 0);
__decorate([
    Column({ name: 'changed_at', type: 'datetime', precision: 3 }),
    __metadata("design:type", Date)
], RecordChange.prototype, "changedAt", void 0);
RecordChange = __decorate([
    Entity('record_changes', { withoutRowid: true })
], RecordChange);
export { RecordChange };
//# sourceMappingURL=record-change.entity.js.map