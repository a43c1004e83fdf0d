(() => {
	'use strict';

	const EVERY = 2000;
	const NEAR = 12;
	const live = () => document.getElementById('live');
	const pause = document.getElementById('pause');
	let paused = sessionStorage.getItem('paused') === 'yes';
	const charts = new Map();
	let shown = '';

	/* What is being read or pointed at must not be taken away. */
	function inUse() {
		const part = live();
		const selection = getSelection();
		return !part || (!selection.isCollapsed && part.contains(selection.anchorNode))
			|| part.querySelector('details[open], .plot:hover') || document.querySelector('select:focus');
	}

	function showPause() {
		pause.hidden = false;
		pause.setAttribute('aria-pressed', paused);
		pause.querySelector('.word').textContent = paused ? 'Paused' : 'Live';
	}

	function togglePause() {
		paused = !paused;
		sessionStorage.setItem('paused', paused ? 'yes' : 'no');
		showPause();
	}

	function keepLive() {
		if (!paused && !document.hidden && !inUse()) {
			htmx.trigger(live(), 'refresh');
		}
	}

	/* The same again is not worth a redraw. */
	function beforeSwap(event) {
		const detail = event.detail;
		if (detail.target.id !== 'live') {
			return;
		}
		if (detail.xhr.status === 404) {
			detail.shouldSwap = true;
		}
		const text = detail.xhr.responseText;
		const now = text.slice(text.indexOf('id="live"'), text.indexOf('</main>'));
		const refreshed = detail.requestConfig.triggeringEvent?.type === 'refresh';
		if (refreshed && (now === shown || inUse())) {
			detail.shouldSwap = false;
		}
		else {
			shown = now;
		}
	}

	function afterSwap(event) {
		if (event.detail.requestConfig?.triggeringEvent?.type === 'click' && matchMedia('(max-width: 1100px)').matches) {
			document.getElementById('span')?.scrollIntoView();
		}
	}

	function move(step) {
		const rows = [...document.querySelectorAll('[data-row]')];
		const at = rows.indexOf(document.activeElement);
		rows[Math.min(rows.length - 1, Math.max(0, at + step))]?.focus();
	}

	function onKey(event) {
		if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, select, textarea')) {
			return;
		}
		const actions = { j: () => move(1), k: () => move(-1), p: togglePause, '/': () => document.getElementById('q')?.focus() };
		if (actions[event.key]) {
			event.preventDefault();
			actions[event.key]();
		}
	}

	function chooseTenant(event) {
		const address = new URL(location.href);
		['span', 'from', 'limit'].forEach((name) => address.searchParams.delete(name));
		address.searchParams.set('tenant', event.target.value);
		if (!event.target.value) {
			address.searchParams.delete('tenant');
		}
		location.assign(address);
	}

	const three = (value) => (value === 0 ? '0' : Number(value.toPrecision(3)).toLocaleString('en'));

	/* Values that are read side by side have the scale of the largest of them. */
	function format(value, unit, largest = value) {
		if (value === null || value === undefined) {
			return '–';
		}
		const scales = unit === 's' ? [[1, 's'], [1e-3, 'ms'], [1e-6, 'µs']]
			: unit === 'By' ? [[1e9, 'GB'], [1e6, 'MB'], [1e3, 'kB']] : [[1, unit.replace(/[{}]/g, '').replace(/^1$/, '')]];
		if (value === 0 && unit === 's') {
			return '0';
		}
		const [size, name] = scales.find(([least]) => Math.abs(largest) >= least) ?? scales[scales.length - 1];
		return (three(value / size) + ' ' + name).trim();
	}

	const formatTicks = (ticks, unit) => ticks.map((tick) => format(tick, unit, Math.max(...ticks)));

	/* A value with none beside it belongs to no line. */
	function alone(values) {
		const missing = (at) => values[at] === null || values[at] === undefined;
		const found = values.map((value, at) => at).filter((at) => !missing(at) && missing(at - 1) && missing(at + 1));
		return found.length > 0 ? found : null;
	}

	function colourOf(plot, name) {
		const probe = plot.appendChild(document.createElement('i'));
		probe.className = 'swatch ' + name;
		const colour = getComputedStyle(probe).backgroundColor;
		probe.remove();
		return colour;
	}

	const seriesOf = (colour) => ({
		stroke: colour,
		width: 1.75,
		points: { show: false, size: 4, fill: colour, filter: (self, index) => alone(self.data[index]) },
	});

	function drawExemplars(chart, exemplars) {
		const size = 3.5 * devicePixelRatio;
		exemplars.forEach((exemplar) => {
			const x = chart.valToPos(exemplar.second, 'x', true);
			const y = chart.valToPos(exemplar.value, 'y', true);
			const { left, top, width, height } = chart.bbox;
			exemplar.visible = x >= left && x <= left + width && y >= top && y <= top + height;
			if (exemplar.visible) {
				chart.ctx.fillStyle = exemplar.stroke;
				chart.ctx.beginPath();
				chart.ctx.moveTo(x, y - size);
				chart.ctx.lineTo(x + size, y);
				chart.ctx.lineTo(x, y + size);
				chart.ctx.lineTo(x - size, y);
				chart.ctx.fill();
			}
		});
	}

	function exemplarAt(chart, exemplars) {
		return exemplars.find((exemplar) => exemplar.visible
			&& Math.hypot(chart.valToPos(exemplar.second, 'x') - chart.cursor.left,
				chart.valToPos(exemplar.value, 'y') - chart.cursor.top) < NEAR);
	}

	function draw(plot) {
		const data = JSON.parse(plot.dataset.chart);
		const values = [...plot.parentElement.querySelectorAll('.legend b')];
		const last = values.map((value) => value.textContent);
		const style = getComputedStyle(plot);
		const axis = { stroke: style.color, grid: { stroke: style.getPropertyValue('--grid') || 'rgba(128,128,140,.18)', width: 1 }, ticks: { show: false }, font: '11px system-ui' };
		data.exemplars.forEach((exemplar) => { exemplar.stroke = colourOf(plot, exemplar.colour); });
		const chart = new uPlot({
			width: plot.clientWidth,
			height: plot.clientHeight,
			legend: { show: false },
			cursor: { y: false, points: { size: 6 }, drag: { x: false, y: false } },
			scales: { y: { range: (self, low, high) => [0, high > 0 ? high * 1.15 : 1] } },
			axes: [{ ...axis, space: 70, values: [[1, '{HH}:{mm}:{ss}']], size: 30, gap: 9 },
				{ ...axis, size: 58, space: 34, values: (self, ticks) => formatTicks(ticks, data.unit.replace('1/s', '/s')) }],
			series: [{}, ...data.lines.map((line) => seriesOf(colourOf(plot, line.colour)))],
			hooks: {
				draw: [(self) => drawExemplars(self, data.exemplars)],
				setCursor: [(self) => {
					self.over.classList.toggle('hit', Boolean(exemplarAt(self, data.exemplars)));
					values.forEach((value, i) => {
						value.textContent = self.cursor.idx === null || self.cursor.left < 0 ? last[i] : format(data.lines[i].values[self.cursor.idx], data.unit);
					});
				}],
			},
		}, [data.seconds, ...data.lines.map((line) => line.values)], plot);
		chart.over.addEventListener('click', () => {
			const hit = exemplarAt(chart, data.exemplars);
			if (hit) {
				location.assign(hit.href);
			}
		});
		const resized = new ResizeObserver(() => chart.setSize({ width: plot.clientWidth, height: plot.clientHeight }));
		resized.observe(plot);
		charts.set(plot, () => {
			resized.disconnect();
			chart.destroy();
		});
	}

	/* The library knows every chart until it is told. */
	function forget(plot) {
		charts.get(plot)?.();
		charts.delete(plot);
	}

	showPause();
	pause.addEventListener('click', togglePause);
	document.addEventListener('keydown', onKey);
	document.getElementById('tenant').addEventListener('change', chooseTenant);
	document.body.addEventListener('htmx:beforeSwap', beforeSwap);
	document.body.addEventListener('htmx:afterSwap', afterSwap);
	matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => location.reload());
	document.body.addEventListener('htmx:beforeCleanupElement', (event) => forget(event.target));
	document.querySelector('.waterfall [aria-current]')?.scrollIntoView({ block: 'nearest' });
	htmx.onLoad((part) => part.querySelectorAll('[data-chart]').forEach(draw));
	setInterval(keepLive, EVERY);
})();
