package com.tiktickets.sample.ticket;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a customer tells us.
 *
 * @param subject what it is about
 * @param message the words
 * @param channel where they were written
 * @param queue the team that is asked, or {@code null} for the first one
 * @param customer the number to answer to, or {@code null}
 */
public record OpenTicketRequest(@NotBlank @Size(max = 200) String subject, @NotBlank @Size(max = 4000) String message,
		@NotNull Channel channel, @Nullable Queue queue,
		@Nullable @Pattern(regexp = "[0-9]{8,15}", message = "is 8 to 15 digits") String customer) {

}
