import type { Permission } from '@server/kernel/permissions';
import type { RoleName } from '@server/modules/identity/identity.contract';
import {
  BookOpen,
  Boxes,
  Building2,
  ChartColumn,
  CloudUpload,
  CornerUpLeft,
  Eye,
  FileCheck,
  FileSpreadsheet,
  FileText,
  FolderOpen,
  Gauge,
  House,
  Inbox,
  LayoutDashboard,
  ListChecks,
  ListTodo,
  ListX,
  PackageCheck,
  Package,
  ScrollText,
  Search,
  ShieldCheck,
  User,
  UserCheck,
  Users,
} from 'lucide-vue-next';
import type { Component } from 'vue';

export type PartyKind = 'operator' | 'source' | 'bank' | 'regulator' | 'guarantor' | 'enterprise';

export interface NavItem {
  readonly to: string;
  /** Key in the words of `nav`. */
  readonly label: string;
  /** Where the phone's bottom bar has less room. */
  readonly short?: string;
  readonly icon: Component;
  /** Hidden without it. The server decides anyway. */
  readonly permission?: Permission;
  /** Desk: pressed after G. */
  readonly key?: string;
}
export interface NavGroup {
  /** Key in the words of `nav.group`; the first group has none. */
  readonly title?: string;
  readonly items: readonly NavItem[];
}

export const navOf: Record<PartyKind, readonly NavGroup[]> = {
  enterprise: [
    {
      items: [
        { to: '/e', label: 'home', icon: House, permission: 'application:read' },
        { to: '/e/find', label: 'find', icon: Search, permission: 'match:read' },
        { to: '/e/applications', label: 'applications', icon: FileText, permission: 'application:read' },
        { to: '/e/consents', label: 'consents', short: 'consentsShort', icon: ShieldCheck, permission: 'consent:read' },
        { to: '/e/file', label: 'file', icon: FolderOpen, permission: 'enterprise:read' },
      ],
    },
  ],
  bank: [
    {
      items: [
        { to: '/b/applications', label: 'bankApplications', icon: Inbox, permission: 'application:read', key: 'a' },
        { to: '/b/firms', label: 'firms', icon: Building2, permission: 'profile:open', key: 'f' },
        { to: '/b/monitoring', label: 'monitoring', icon: Eye, permission: 'profile:open', key: 'm' },
      ],
    },
    {
      title: 'products',
      items: [
        { to: '/b/products', label: 'products', icon: Package, permission: 'product:read', key: 'p' },
        { to: '/b/lines', label: 'lines', icon: FileCheck, permission: 'loan:read', key: 'l' },
        { to: '/b/lending', label: 'lending', icon: CornerUpLeft, permission: 'lending:report', key: 'h' },
      ],
    },
    {
      title: 'ownBank',
      items: [
        { to: '/b/lists', label: 'lists', icon: ListX, permission: 'list:check', key: 'n' },
        { to: '/b/consents', label: 'consents', icon: ScrollText, permission: 'consent:read', key: 'c' },
        { to: '/b/people', label: 'bankPeople', icon: Users, permission: 'member:read', key: 'u' },
      ],
    },
  ],
  source: [
    {
      items: [
        { to: '/s/batches', label: 'batches', icon: CloudUpload, permission: 'batch:read', key: 'b' },
        { to: '/s/quality', label: 'quality', icon: Gauge, permission: 'quality:own', key: 'q' },
      ],
    },
    {
      title: 'rules',
      items: [
        { to: '/s/datasets', label: 'datasets', icon: BookOpen, permission: 'batch:read', key: 'd' },
        { to: '/s/mappings', label: 'mappings', icon: FileSpreadsheet, permission: 'mapping:read', key: 'm' },
      ],
    },
    {
      title: 'own',
      items: [
        { to: '/s/lists', label: 'lists', icon: ListX, permission: 'list:check', key: 'n' },
        { to: '/s/people', label: 'people', icon: Users, permission: 'member:read', key: 'u' },
      ],
    },
  ],
  regulator: [
    {
      items: [
        { to: '/r', label: 'overview', icon: LayoutDashboard, permission: 'statistics:read', key: 'o' },
        { to: '/r/loans', label: 'loans', icon: ChartColumn, permission: 'statistics:read', key: 'l' },
        { to: '/r/arrivals', label: 'arrivals', icon: Gauge, permission: 'quality:read', key: 'd' },
      ],
    },
    {
      title: 'own',
      items: [
        { to: '/r/lists', label: 'lists', icon: ListX, permission: 'list:check', key: 'n' },
        { to: '/r/people', label: 'people', icon: Users, permission: 'member:read', key: 'u' },
      ],
    },
  ],
  operator: [
    {
      items: [
        { to: '/o', label: 'todo', icon: ListTodo, permission: 'organisation:read', key: 't' },
        { to: '/o/organisations', label: 'organisations', icon: Building2, permission: 'organisation:read', key: 'i' },
        { to: '/o/quality', label: 'deliveryQuality', icon: Gauge, permission: 'quality:read', key: 'q' },
        { to: '/o/products', label: 'productReviews', icon: PackageCheck, permission: 'product:review', key: 'p' },
        { to: '/o/claims', label: 'claims', icon: UserCheck, permission: 'claim:review', key: 'c' },
        { to: '/o/uscc', label: 'usccExceptions', icon: ShieldCheck, permission: 'uscc:override', key: 'x' },
        { to: '/o/catalogue', label: 'catalogueEntries', icon: BookOpen, permission: 'catalogue:read', key: 'd' },
        { to: '/o/policies', label: 'policies', icon: FileCheck, permission: 'policy:read', key: 'r' },
      ],
    },
    {
      title: 'oversight',
      items: [
        { to: '/o/lists', label: 'lists', icon: ListX, permission: 'list:check', key: 'n' },
        { to: '/o/jobs', label: 'jobs', icon: ListChecks, permission: 'job:read', key: 'j' },
        { to: '/o/log', label: 'log', icon: ScrollText, permission: 'evidence:read', key: 'l' },
        { to: '/o/people', label: 'people', icon: Users, permission: 'member:read', key: 'u' },
      ],
    },
  ],
  guarantor: [],
};

/** Without signing in. */
export const publicNav: readonly NavItem[] = [
  { to: '/products', label: 'hall', icon: Boxes },
  { to: '/verify', label: 'verify', icon: ShieldCheck },
];
/** The fifth place of the phone's bottom bar. */
export const mineItem: NavItem = { to: '/me', label: 'mine', icon: User };

/** Posts, as people say them. */
export const roleKey = (role: RoleName): string => `identity.role.${role}`;
