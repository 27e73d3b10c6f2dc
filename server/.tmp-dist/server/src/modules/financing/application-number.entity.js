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
/** The last number given out in a year; one row per year, locked while a number is taken. */
let ApplicationNumber = class ApplicationNumber {
};
__decorate([
    PrimaryColumn({ type: 'integer' }),
    __metadata("design:type", Number)
], ApplicationNumber.prototype, "year", void 0);
__decorate([
    Column({ type: 'integer' }),
    __metadata("design:type", Number)
], ApplicationNumber.prototype, "last", void 0);
ApplicationNumber = __decorate([
    Entity('application_numbers')
], ApplicationNumber);
export { ApplicationNumber };
//# sourceMappingURL=application-number.entity.js.map