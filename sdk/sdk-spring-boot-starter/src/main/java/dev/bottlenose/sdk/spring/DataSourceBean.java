package dev.bottlenose.sdk.spring;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** A data source that is available once the app has created it: inspecting a lazy one must not create it. */
final class DataSourceBean implements DataSource {
    private final ConfigurableListableBeanFactory beans;
    private final String name;

    DataSourceBean(ConfigurableListableBeanFactory beans, String name) {
        this.beans = beans;
        this.name = name;
    }

    private DataSource source() throws SQLException {
        if (!beans.containsSingleton(name)) {
            throw new SQLException("the app has not used its lazy data source '" + name + "' yet");
        }
        try {
            return beans.getBean(name, DataSource.class);
        } catch (BeansException e) {
            throw new SQLException("the data source '" + name + "' is not available", e);
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        return source().getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return source().getConnection(user, password);
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return source().getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException("the data source is the app's");
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException("the data source is the app's");
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return source().getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("the data source is the app's");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return source().unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return source().isWrapperFor(type);
    }
}
