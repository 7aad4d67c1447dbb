import { createApp } from 'vue';
import '../../client/style.css';
import App from './App.vue';

createApp(App).mount('#app');
