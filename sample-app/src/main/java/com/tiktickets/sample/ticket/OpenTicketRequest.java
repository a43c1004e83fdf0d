package com.tiktickets.sample.ticket;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a customer tells us.
 */
record OpenTicketRequest(@NotBlank @Size(max = 200) String subject, @NotBlank @Size(max = 4000) String message,
		@NotNull Channel channel, @Nullable Queue queue) {

}
