/**
 * Stand-ins for WhatsApp and its engines, which misbehave on request. They know nothing
 * of telemetry, as the real ones do not.
 */
@NullMarked
package com.tiktickets.sample.whatsapp.simulation;

import org.jspecify.annotations.NullMarked;
