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
const json = { to: (value) => JSON.stringify(value), from: (text) => JSON.parse(text) };
/** A firm's figures, made of its records whenever they change. Can be made again from nothing. */
let Profile = class Profile {
};
__decorate([
    PrimaryColumn({ name: 'enterprise_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], Profile.prototype, "enterpriseId", void 0);
__decorate([
    Column({ type: 'text', transformer: json }),
    __metadata("design:type", Object)
], Profile.prototype, "indicators", void 0);
__decorate([
    Column({ name: 'tax_months', type: 'text', transformer: json }),
    __metadata("design:type", Array)
], Profile.prototype, "taxMonths", void 0);
__decorate([
    Column({ name: 'refreshed_at', type: 'datetime', precision: 3 }),
    __metadata("design:type", Date)
], Profile.prototype, "refreshedAt", void 0);
Profile = __decorate([
    Entity('profiles')
], Profile);
export { Profile };
//# sourceMappingURL=profile.entity.js.map