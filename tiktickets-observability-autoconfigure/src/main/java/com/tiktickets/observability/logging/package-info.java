/**
 * Adds the tenant to log records, and keeps each exception to one record.
 */
@NullMarked
package com.tiktickets.observability.logging;

import org.jspecify.annotations.NullMarked;
