/**
 * What happens elsewhere when a ticket is opened.
 */
@NullMarked
package com.tiktickets.sample.notification;

import org.jspecify.annotations.NullMarked;
