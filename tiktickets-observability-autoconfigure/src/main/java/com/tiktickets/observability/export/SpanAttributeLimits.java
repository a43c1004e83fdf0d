package com.tiktickets.observability.export;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.trace.SpanLimits;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.ExceptionEventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The limits of a span: the attributes of the span, its events and its links, and the
 * number of its events. Exception events do not count. Immutable.
 */
public final class SpanAttributeLimits {

	/** Number of events beyond the user's limit that the SDK stores, for exceptions. */
	private static final int EXTRA_EVENTS = 128;

	private final SpanLimits limits;

	private final AttributeLimits own;

	private final AttributeLimits ofEvents;

	private final AttributeLimits ofLinks;

	private final ItemRedaction redaction;

	/**
	 * Creates the limits.
	 * @param limits those that the user chose
	 * @param attributes what is outside of them
	 * @param redaction what is taken out before
	 */
	public SpanAttributeLimits(SpanLimits limits, AttributeLimits attributes, ItemRedaction redaction) {
		this.redaction = redaction;
		this.limits = limits;
		this.own = attributes.withCount(limits.getMaxNumberOfAttributes());
		this.ofEvents = attributes.withCount(limits.getMaxNumberOfAttributesPerEvent());
		this.ofLinks = attributes.withCount(limits.getMaxNumberOfAttributesPerLink());
	}

	/**
	 * Returns the limits for the SDK, which are wider than the user's.
	 * @return the limits
	 */
	public SpanLimits wide() {
		return this.limits.toBuilder()
			.setMaxAttributeValueLength(Integer.MAX_VALUE)
			.setMaxNumberOfAttributes(more(this.limits.getMaxNumberOfAttributes(), AttributeLimits.EXTRA_ATTRIBUTES))
			.setMaxNumberOfAttributesPerEvent(
					more(this.limits.getMaxNumberOfAttributesPerEvent(), AttributeLimits.EXTRA_ATTRIBUTES))
			.setMaxNumberOfAttributesPerLink(
					more(this.limits.getMaxNumberOfAttributesPerLink(), AttributeLimits.EXTRA_ATTRIBUTES))
			.setMaxNumberOfEvents(more(this.limits.getMaxNumberOfEvents(), EXTRA_EVENTS))
			.build();
	}

	private static int more(int limit, int extra) {
		return (limit > Integer.MAX_VALUE - extra) ? limit : limit + extra;
	}

	SpanData apply(SpanData span) {
		Attributes allAttributes = span.getAttributes();
		List<EventData> allEvents = span.getEvents();
		List<LinkData> allLinks = span.getLinks();
		Attributes attributes = this.own.apply(this.redaction.attributes().apply(allAttributes));
		List<EventData> events = events(allEvents);
		List<LinkData> links = each(allLinks, this::link);
		String name = this.redaction.text().apply(span.getName());
		StatusData status = status(span.getStatus());
		boolean within = attributes == allAttributes && events == allEvents && links == allLinks
				&& name.equals(span.getName()) && status == span.getStatus();
		return within ? span : new Limited(span, name, status, attributes, events, links);
	}

	private StatusData status(StatusData status) {
		String description = status.getDescription();
		String redacted = description.isEmpty() ? description : this.redaction.text().apply(description);
		return redacted.equals(description) ? status : StatusData.create(status.getStatusCode(), redacted);
	}

	private List<EventData> events(List<EventData> events) {
		int most = this.limits.getMaxNumberOfEvents();
		if (events.size() <= most) {
			return each(events, this::event);
		}
		List<EventData> kept = new ArrayList<>(events.subList(0, most));
		events.stream().skip(most).filter(ExceptionEventData.class::isInstance).forEach(kept::add);
		return each(kept, this::event);
	}

	private EventData event(EventData event) {
		Attributes attributes = this.ofEvents.apply(this.redaction.attributes().apply(event.getAttributes()));
		String name = this.redaction.text().apply(event.getName());
		if (attributes == event.getAttributes() && name.equals(event.getName())) {
			return event;
		}
		return EventData.create(event.getEpochNanos(), name, attributes, event.getTotalAttributeCount());
	}

	private LinkData link(LinkData link) {
		Attributes attributes = this.ofLinks.apply(this.redaction.attributes().apply(link.getAttributes()));
		return (attributes == link.getAttributes()) ? link
				: LinkData.create(link.getSpanContext(), attributes, link.getTotalAttributeCount());
	}

	private static <T> List<T> each(List<T> items, UnaryOperator<T> limit) {
		List<T> changed = null;
		for (int i = 0; i < items.size(); i++) {
			T limited = limit.apply(items.get(i));
			if (limited != items.get(i)) {
				changed = (changed != null) ? changed : new ArrayList<>(items);
				changed.set(i, limited);
			}
		}
		return (changed != null) ? changed : items;
	}

	private static final class Limited extends DelegatingSpanData {

		private final String name;

		private final StatusData status;

		private final Attributes attributes;

		private final List<EventData> events;

		private final List<LinkData> links;

		private Limited(SpanData span, String name, StatusData status, Attributes attributes, List<EventData> events,
				List<LinkData> links) {
			super(span);
			this.name = name;
			this.status = status;
			this.attributes = attributes;
			this.events = events;
			this.links = links;
		}

		@Override
		public String getName() {
			return this.name;
		}

		@Override
		public StatusData getStatus() {
			return this.status;
		}

		@Override
		public Attributes getAttributes() {
			return this.attributes;
		}

		@Override
		public List<EventData> getEvents() {
			return this.events;
		}

		@Override
		public List<LinkData> getLinks() {
			return this.links;
		}

	}

}
