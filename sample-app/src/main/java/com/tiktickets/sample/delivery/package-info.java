/**
 * What leaves for the customer: from the ticket through the queue to the phone, and back
 * as an acknowledgement.
 */
@NullMarked
package com.tiktickets.sample.delivery;

import org.jspecify.annotations.NullMarked;
