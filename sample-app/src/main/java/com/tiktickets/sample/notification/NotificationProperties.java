package com.tiktickets.sample.notification;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where to tell about new tickets.
 *
 * @param baseUrl the service with the hook; left out, it is this one
 */
@ConfigurationProperties("sample.notification")
record NotificationProperties(@Nullable String baseUrl) {

}
