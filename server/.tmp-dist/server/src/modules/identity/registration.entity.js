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
/** An account being made: the second factor is handed out before the person exists. */
let Registration = class Registration {
};
__decorate([
    PrimaryColumn({ type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], Registration.prototype, "id", void 0);
__decorate([
    Column({ type: 'varchar', length: 64 }),
    __metadata("design:type", String)
], Registration.prototype, "digest", void 0);
__decorate([
    Column({ type: 'varchar', length: 64 }),
    __metadata("design:type", String)
], Registration.prototype, "username", void 0);
__decorate([
    Column({ name: 'totp_sealed', type: 'varchar', length: 400 }),
    __metadata("design:type", String)
], Registration.prototype, "totpSealed", void 0);
__decorate([
    Column({ type: 'integer' }),
    __metadata("design:type", Number)
], Registration.prototype, "tries", void 0);
__decorate([
    Column({ name: 'expires_at', type: 'datetime', precision: 3 }),
    __metadata("design:type", Date)
], Registration.prototype, "expiresAt", void 0);
__decorate([
    Column({ name: 'used_at', type: 'datetime', precision: 3, nullable: true }),
    __metadata("design:type", Object)
], Registration.prototype, "usedAt", void 0);
Registration = __decorate([
    Entity('registrations'),
    Index('ux_registrations_digest', ['digest'], { unique: true }),
    Index('ix_registrations_expires_at', ['expiresAt'])
], Registration);
export { Registration };
//# sourceMappingURL=registration.entity.js.map