package com.tiktickets.sample.telemetry.browser;

import java.util.List;

/**
 * Finds what a page lacks for readers with impaired sight: names of controls, one
 * heading, and a contrast of 4.5 between a text and its background.
 */
final class AccessibilityChecks {

	private static final String MISSING = """
			const missing = [];
			if (!document.documentElement.lang) missing.push('language');
			if (document.querySelectorAll('h1').length !== 1) missing.push('one h1');
			document.querySelectorAll('input:not([type=hidden]), select').forEach((field) => {
				if (!field.labels.length && !field.getAttribute('aria-label')) missing.push('label of ' + field.name);
			});
			document.querySelectorAll('a, button').forEach((link) => {
				if (!link.textContent.trim() && !link.getAttribute('aria-label')) missing.push('name of ' + link.outerHTML);
			});
			const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
			const paint = (colours) => {
				canvas.clearRect(0, 0, 1, 1);
				colours.forEach((colour) => { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); });
				return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map((c) => c / 255)
					.map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
			};
			const luminance = ([r, g, b]) => 0.2126 * r + 0.7152 * g + 0.0722 * b;
			const behind = (element) => element ? [...behind(element.parentElement), getComputedStyle(element).backgroundColor] : [];
			document.querySelectorAll('a, b, em, th, td, dt, dd, p, code, span, h1, h2, label').forEach((element) => {
				const text = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
				if (!text || !element.getClientRects().length) return;
				const back = behind(element);
				const light = [luminance(paint(back)), luminance(paint([...back, getComputedStyle(element).color]))].sort((a, b) => b - a);
				const contrast = (light[0] + 0.05) / (light[1] + 0.05);
				if (contrast < 4.5) missing.push('contrast ' + contrast.toFixed(2) + ' of ' + element.outerHTML.slice(0, 120));
			});
			return missing;
			""";

	private AccessibilityChecks() {
	}

	@SuppressWarnings("unchecked")
	static List<String> missing(Browser browser) {
		return (List<String>) browser.run(MISSING);
	}

}
