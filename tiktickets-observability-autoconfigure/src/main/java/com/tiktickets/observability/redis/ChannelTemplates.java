package com.tiktickets.observability.redis;

import com.tiktickets.observability.tenant.propagation.AllowList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The listed channels: what is emitted is the entry, not the channel, whose name may hold
 * a tenant or a person. Immutable.
 */
final class ChannelTemplates {

	private final List<Template> templates = new ArrayList<>();

	ChannelTemplates(List<String> listed) {
		listed.forEach((entry) -> this.templates.add(new Template(entry, AllowList.of(List.of(entry)))));
	}

	@Nullable String of(String channel) {
		for (Template template : this.templates) {
			if (template.channels().allows(channel)) {
				return template.entry();
			}
		}
		return null;
	}

	private record Template(String entry, AllowList channels) {

	}

}
