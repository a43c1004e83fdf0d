package com.tiktickets.sample.live;

import com.tiktickets.observability.redis.RedisChannels;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells every instance of the service, as none knows where an agent is connected.
 * Thread-safe.
 */
@Component
public class NewsChannel {

	static final String NAME = "tickets.news";

	private final RedisChannels channels;

	private final StringRedisTemplate redis;

	private final JsonMapper mapper;

	NewsChannel(RedisChannels channels, StringRedisTemplate redis, JsonMapper mapper) {
		this.channels = channels;
		this.redis = redis;
		this.mapper = mapper;
	}

	/**
	 * Publishes.
	 * @param news the news
	 */
	public void publish(TicketNews news) {
		this.channels.publish(NAME, this.mapper.writeValueAsString(news), this.redis::convertAndSend);
	}

}
