package com.tiktickets.sample.live;

import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.Message;
import org.springframework.data.redis.connection.MessageListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Pushes news to the agents that are connected to this instance.
 */
@Component
class NewsListener implements MessageListener {

	private final JsonMapper mapper;

	private final SocketIoAgents socketIo;

	private final StompAgents stomp;

	NewsListener(JsonMapper mapper, SocketIoAgents socketIo, StompAgents stomp) {
		this.mapper = mapper;
		this.socketIo = socketIo;
		this.stomp = stomp;
	}

	@Override
	public void onMessage(Message message, byte @Nullable [] pattern) {
		TicketNews news = this.mapper.readValue(message.getBody(), TicketNews.class);
		this.socketIo.push(news);
		this.stomp.push(news);
	}

}
