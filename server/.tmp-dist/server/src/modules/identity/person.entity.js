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
/** Someone who signs in. What they may do comes from their memberships, never from here. */
let Person = class Person {
};
__decorate([
    PrimaryColumn({ type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], Person.prototype, "id", void 0);
__decorate([
    Column({ type: 'varchar', length: 64 }),
    __metadata("design:type", String)
], Person.prototype, "username", void 0);
__decorate([
    Column({ name: 'username_key', type: 'varchar', length: 64 }),
    __metadata("design:type", String)
], Person.prototype, "usernameKey", void 0);
__decorate([
    Column({ type: 'varchar', length: 60 }),
    __metadata("design:type", String)
], Person.prototype, "name", void 0);
__decorate([
    Column({ name: 'password_hash', type: 'varchar', length: 200 }),
    __metadata("design:type", String)
], Person.prototype, "passwordHash", void 0);
__decorate([
    Column({ name: 'totp_sealed', type: 'varchar', length: 400 }),
    __metadata("design:type", String)
], Person.prototype, "totpSealed", void 0);
__decorate([
    Column({ name: 'totp_last_step', type: 'integer' }),
    __metadata("design:type", Number)
], Person.prototype, "totpLastStep", void 0);
__decorate([
    Column({ name: 'last_membership_id', type: 'varchar', length: 26, nullable: true }),
    __metadata("design:type", Object)
], Person.prototype, "lastMembershipId", void 0);
__decorate([
    Column({ name: 'created_at', type: 'datetime', precision: 3 }),
    __metadata("design:type", Date)
], Person.prototype, "createdAt", void 0);
Person = __decorate([
    Entity('persons'),
    Index('ux_persons_username_key', ['usernameKey'], { unique: true })
], Person);
export { Person };
//# sourceMappingURL=person.entity.js.map