package com.tiktickets.sample.delivery;

/**
 * Numbers with which a simulated engine misbehaves, so that there is something to look
 * at.
 */
public final class DemoNumbers {

	/** How long a phone is silent whose number is {@link #isSlow slow}. */
	static final long SLOW_MILLISECONDS = 3_000;

	private DemoNumbers() {
	}

	/**
	 * Tells whether a simulated engine refuses the number.
	 * @param number the number
	 * @return whether it ends in 00404
	 */
	public static boolean isNobodys(String number) {
		return number.endsWith("00404");
	}

	/**
	 * Tells whether a simulated phone acknowledges late.
	 * @param number the number
	 * @return whether it ends in 00408
	 */
	public static boolean isSlow(String number) {
		return number.endsWith("00408");
	}

}
