package com.tiktickets.sample.telemetry.inbox;

/**
 * How full the inbox is.
 *
 * @param spans the spans
 * @param logs the log records
 * @param points the metric points
 */
public record InboxUsage(Signal spans, Signal logs, Signal points) {

	/**
	 * How much of one signal is kept.
	 *
	 * @param items the number of items
	 * @param bytes their weight
	 * @param maxBytes the weight that is never exceeded
	 * @param dropped how many had to go before their time
	 */
	public record Signal(int items, long bytes, long maxBytes, long dropped) {
	}

	/**
	 * Tells whether nothing is kept.
	 * @return whether the inbox is empty
	 */
	public boolean empty() {
		return this.spans.items() + this.logs.items() + this.points.items() == 0;
	}

	/**
	 * Returns the weight of all that is kept.
	 * @return the number of bytes
	 */
	public long bytes() {
		return this.spans.bytes() + this.logs.bytes() + this.points.bytes();
	}
}
