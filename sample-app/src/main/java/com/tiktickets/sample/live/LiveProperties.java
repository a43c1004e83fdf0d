package com.tiktickets.sample.live;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where agents connect by Socket.IO.
 *
 * @param host the address it listens on
 * @param port the port, or 0 for one that is free
 */
@ConfigurationProperties("sample.live.socketio")
record LiveProperties(@DefaultValue("127.0.0.1") String host, @DefaultValue("8081") int port) {

}
