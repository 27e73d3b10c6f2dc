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
import { list } from './consent.entity.js';
/** One opening of an enterprise's file, or one attempt that was refused. Never changed, never deleted. */
let Access = class Access {
};
__decorate([
    PrimaryColumn({ type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], Access.prototype, "id", void 0);
__decorate([
    Column({ type: 'datetime', precision: 3 }),
    __metadata("design:type", Date)
], Access.prototype, "at", void 0);
__decorate([
    Column({ type: 'varchar', length: 10 }),
    __metadata("design:type", String)
], Access.prototype, "outcome", void 0);
__decorate([
    Column({ type: 'varchar', length: 20, nullable: true }),
    __metadata("design:type", Object)
], Access.prototype, "reason", void 0);
__decorate([
    Column({ name: 'enterprise_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], Access.prototype, "enterpriseId", void 0);
__decorate([
    Column({ name: 'receiver_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], Access.prototype, "receiverId", void 0);
__decorate([
    Column({ name: 'receiver_branch_id', type: 'varchar', length: 26, nullable: true }),
    __metadata("design:type", Object)
], Access.prototype, "receiverBranchId", void 0);
__decorate([
    Column({ name: 'person_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], Access.prototype, "personId", void 0);
__decorate([
    Column({ type: 'varchar', length: 30 }),
    __metadata("design:type", String)
], Access.prototype, "role", void 0);
__decorate([
    Column({ type: 'varchar', length: 20, nullable: true }),
    __metadata("design:type", Object)
], Access.prototype, "purpose", void 0);
__decorate([
    Column({ name: 'application_id', type: 'varchar', length: 26, nullable: true }),
    __metadata("design:type", Object)
], Access.prototype, "applicationId", void 0);
__decorate([
    Column({ name: 'application_reference', type: 'varchar', length: 40, nullable: true }),
    __metadata("design:type", Object)
], Access.prototype, "applicationReference", void 0);
__decorate([
    Column({ name: 'consent_id', type: 'varchar', length: 26, nullable: true }),
    __metadata("design:type", Object)
], Access.prototype, "consentId", void 0);
__decorate([
    Column({ type: 'text', transformer: list }),
    __metadata("design:type", Array)
], Access.prototype, "datasets", void 0);
__decorate([
    Column({ name: 'use_number', type: 'integer', nullable: true }),
    __metadata("design:type", Object)
], Access.prototype, "useNumber", void 0);
__decorate([
    Column({ name: 'uses_max', type: 'integer', nullable: true }),
    __metadata("design:type", Object)
], Access.prototype, "usesMax", void 0);
__decorate([
    Column({ name: 'readable_until', type: 'datetime', precision: 3, nullable: true }),
    __metadata("design:type", Object)
], Access.prototype, "readableUntil", void 0);
Access = __decorate([
    Entity('accesses'),
    Index('ix_accesses_enterprise', ['enterpriseId', 'id']),
    Index('ix_accesses_receiver', ['receiverId', 'id']),
    Index('ix_accesses_consent', ['consentId', 'id']),
    Index('ix_accesses_person', ['personId']),
    Index('ix_accesses_application', ['applicationId'])
], Access);
export { Access };
//# sourceMappingURL=access.entity.js.map