package com.tiktickets.sample.whatsapp;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;

/** A request whose body has been read and can be read again. */
final class CachedBodyRequest extends HttpServletRequestWrapper {

	private final ByteArrayInputStream body;

	CachedBodyRequest(HttpServletRequest request, byte[] body) {
		super(request);
		this.body = new ByteArrayInputStream(body);
	}

	@Override
	public ServletInputStream getInputStream() {
		return new Body();
	}

	private final class Body extends ServletInputStream {

		@Override
		public int read() {
			return CachedBodyRequest.this.body.read();
		}

		@Override
		public int read(byte[] target, int offset, int length) {
			return CachedBodyRequest.this.body.read(target, offset, length);
		}

		@Override
		public boolean isFinished() {
			return CachedBodyRequest.this.body.available() == 0;
		}

		@Override
		public boolean isReady() {
			return true;
		}

		@Override
		public void setReadListener(ReadListener listener) {
			throw new UnsupportedOperationException("The body is here already");
		}

	}

}
