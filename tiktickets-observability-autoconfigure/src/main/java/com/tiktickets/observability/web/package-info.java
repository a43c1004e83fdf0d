/**
 * The HTTP doorway: opens the tenant scope of a request and closes it.
 */
@NullMarked
package com.tiktickets.observability.web;

import org.jspecify.annotations.NullMarked;
