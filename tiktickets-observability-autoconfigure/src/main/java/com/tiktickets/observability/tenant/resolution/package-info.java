/**
 * How the tenant of a request is resolved: who is asked, what is believed, what is
 * counted. No Spring here.
 */
@NullMarked
package com.tiktickets.observability.tenant.resolution;

import org.jspecify.annotations.NullMarked;
