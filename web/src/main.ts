import './kernel/jitless';
import 'element-plus/dist/index.css';
import './ui/tokens.css';
import './ui/kit.css';
import './ui/shared.css';
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import App from './App.vue';
import { i18n, locale } from './i18n';
import { keepDocumentTitle } from './kernel/title';
import { router } from './router';

document.documentElement.lang = locale();
keepDocumentTitle();
createApp(App).use(createPinia()).use(i18n).use(router).mount('#app');
