import { followCharts } from './chart-links.js';
import { drawWhenUnfolded } from './folds.js';
import { followLinks } from './navigation.js';
import { filterRequirements } from './requirements-filter.js';
import { filterResults } from './results-filter.js';
import { searchKeys } from './search.js';
import { chooseTheme } from './theme.js';
import { searchWalks } from './walks-search.js';

document.body.classList.remove('without-script');
chooseTheme();
drawWhenUnfolded();
filterResults();
filterRequirements();
searchWalks();
searchKeys();
followLinks();
followCharts();
